"""Choosing rows by conditions: with drop-down lists, and with help while they are typed."""
