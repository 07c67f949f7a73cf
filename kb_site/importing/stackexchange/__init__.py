"""A Stack Exchange site's public dump (a folder of XML files) becomes threads, answers, replies, votes and members.

`checking.check` reads all of it and writes nothing; `writing.bring_in` then writes it in batches. Safe to stop and start again.
"""
