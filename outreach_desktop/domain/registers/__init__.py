"""Registers: public lists of organisations and clinicians, from which one is taken with its code."""
