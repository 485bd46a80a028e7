"""Presenter mode: two windows over one show."""
