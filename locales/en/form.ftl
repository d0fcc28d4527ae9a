# Forms: what is wrong and how to mend it
form-optional = (optional)
form-choose = Choose…
form-summary = To be mended before sending
form-required = This is needed.
form-too-long = { $over } characters too long; at most { $longest }.
form-control-letters = Holds a character that cannot be seen; delete it and type again.
form-twice = This was sent twice; load the page again and send it once.
form-too-many-files = At most { $most } files; leave some out.
form-not-a-day = Not a day of the calendar; type it as 23/11/2026.
form-not-in-range = Give a whole number from { $least } to { $most }.
form-not-an-option = Choose one of the list.
