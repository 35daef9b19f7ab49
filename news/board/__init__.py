"""Comments on news of provinces: who says what under which name, and who reads and hides it."""
