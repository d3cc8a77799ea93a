"""The platform: people, register, facts and their trail, served by Django on top of the library."""
