# What programs are told about what they sent
api-field-unknown = There is no such field.
api-field-missing = This field is needed.
api-twice = This field stands there twice.
api-choice-unknown = This is none of the values it may have.
api-date-wrong = A day is written like 2026-11-23.
api-id-wrong = An id has 13 letters and digits.
api-wrong-type = The value is of the wrong type.
api-control-letters = The text holds control characters. Take them out.
api-cursor-wrong = Use the value of “next” from the page before.
api-limit-wrong = A number from 1 to 100.
api-tag-wrong = Give one tag, as it came in ETag.
api-key-wrong = 1 to 200 visible ASCII characters, without spaces.
api-file-expected = Each part is one file with its name.
api-idempotency-key-reused = This key was used before for another request. Take a new key.
api-period-wrong = Write a period as 2026, 2026-Q2, 2026-H1, 2026-9M or 2025-12-15..2026-06-14.
