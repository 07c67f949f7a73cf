"""Boards, threads, answers, replies, votes, solutions, moderation."""
