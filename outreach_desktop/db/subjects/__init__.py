"""The questions and changes of each subject, a module each."""
