"""Forms for the acts on enterprises, shared by the desk, the counter and the portal."""
