"""What letters ask of each person besides what is known of them: words for them alone, and whether they may still have one."""
