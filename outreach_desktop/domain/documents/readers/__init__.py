"""Whom documents are for."""
