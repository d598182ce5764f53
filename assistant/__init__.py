"""Cited, verified answers from the library, and the front ends that show them."""
