"""The invented documents of the demonstration library, and the program that builds their files."""
