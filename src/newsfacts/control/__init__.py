"""What a user decides about findings: settings files, suppressions with a reason, and a baseline of what is already known."""
