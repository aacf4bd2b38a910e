"""Lists of people that go out."""
