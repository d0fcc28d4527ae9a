# When what was asked cannot be done
problem-article = Legal basis
problem-id = Fault number, for the administrator:
problem-home = To the main page
problem-malformed = The request cannot be read
    .remedy = What was sent was cut off or is not in the right form. Go back and send it again.
problem-broken-text = The text that was sent is broken
    .remedy = It holds bytes that are not UTF-8. Type it again with a Unicode keyboard and send it.
problem-unknown-field = The form holds a strange field
    .remedy = This form has no field “{ $field }”. Load the page again and send it.
problem-sign-in-needed = Sign in first
    .remedy = This page is for officials. Sign in and open it again.
problem-forbidden = Your post does not allow this
    .remedy = Ask the head of your unit or the administrator if this work is yours.
problem-foreign-origin = The request came from another site
    .remedy = To protect you, only forms of this site are taken. Open this site directly and send it again.
problem-stale-form = This form is no longer valid
    .remedy = Your session has changed since the form was opened, or the browser blocks cookies. Press Back: what you typed is still there; load the page again and send it.
problem-not-found = Page not found
    .remedy = There is no such address, or you may not see it. Check the address.
problem-method-not-allowed = This address does not take that method
    .remedy = Open the page from the menu and use its buttons.
problem-refused = The rules do not allow this
    .remedy = The law or the file does not allow this step now.
problem-stale-edit = Somebody else was first
    .remedy = This has changed since you opened it. Look at the new version and change it again; nothing was overwritten.
problem-too-large = What was sent is too large
    .remedy = At most { $megabytes } MB at once. Scan with fewer dots, or send it in several parts.
problem-wrong-media = This kind of content is not taken
    .remedy = Use the form of the page; programs send JSON with Content-Type application/json.
problem-invalid = Something is not right yet
    .remedy = Mend the fields that are named and send it again.
problem-too-many = Too many attempts
    .remedy = { $seconds ->
        [one] Wait { $seconds } second and try again.
       *[other] Wait { $seconds } seconds and try again.
    }
problem-fault = Something broke
    .remedy = Nothing was stored by half. Try again in a few minutes; if it stays so, tell the number below.
problem-press-missing = The printing program is not installed
    .remedy = The server lacks the program tiepdan-press beside tiepdan. Whoever keeps it runs: cargo build --release -p press; the server need not be started again.
problem-unavailable = The register cannot be reached
    .remedy = Nothing was stored. Try again in a few minutes.
problem-not-signed = Not signed
    .remedy = Check the token, the certificate or the time-stamping server of the office, then issue again. The draft is kept as it was; nothing was issued.
