"""Lists of people that go out, as files or as email addresses."""
