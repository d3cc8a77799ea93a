"""Which fact to ask next in a check-up, and when to stop."""

from ceyuan.advice.question.book import Asked, Book, open_book
from ceyuan.advice.question.choose import expected_savings, next_question, question_about
from ceyuan.advice.question.interview import Interview, answer_fact, answer_titles, begin, leave_open, progress
from ceyuan.advice.question.odds import Odds, equal_odds, register_odds
from ceyuan.advice.question.results import FactQuestion, Progress, Question, TitleQuestion

__all__ = [
    "Asked",
    "Book",
    "FactQuestion",
    "Interview",
    "Odds",
    "Progress",
    "Question",
    "TitleQuestion",
    "answer_fact",
    "answer_titles",
    "begin",
    "equal_odds",
    "expected_savings",
    "leave_open",
    "next_question",
    "open_book",
    "progress",
    "question_about",
    "register_odds",
]
