"""Finds where news outlets are at odds on the facts."""

__version__ = "0.1.0"
