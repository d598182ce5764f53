"""The library: a catalogue that is the truth, vectors and words derived from it."""
