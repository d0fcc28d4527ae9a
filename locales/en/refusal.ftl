refusal-by-law = { $en }
