"""Outreach Desktop: people, events and letters for those who build links with healthcare."""
