"""Shapes of a document: drawn ones, groups of them, SmartArt, and watermarks."""
