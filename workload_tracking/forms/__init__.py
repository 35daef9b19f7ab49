"""What officers type, read and checked; what is valid is handed to the actions."""
