"""The lock screen: nothing of anyone is seen until somebody is back."""
