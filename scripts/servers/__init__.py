"""The servers the tests and developers need, brought up from nothing: standard library only, any Python from 3.11."""
