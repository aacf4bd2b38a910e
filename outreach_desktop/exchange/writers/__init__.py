"""Lists that go out, a kind of file each; `exchange.own` says what is in them and reads them back."""
