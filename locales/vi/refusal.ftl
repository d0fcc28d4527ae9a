refusal-by-law = { $vi }
