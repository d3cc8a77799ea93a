"""The trail: every act and every refusal, chained by SM3 so that a change shows."""
