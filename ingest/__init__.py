"""From a messy file to numbered, citable paragraphs: no store, no model."""
