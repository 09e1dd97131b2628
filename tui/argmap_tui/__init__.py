"""The terminal: a debate to walk and change by keyboard."""
