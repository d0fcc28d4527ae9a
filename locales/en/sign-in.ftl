sign-in-title = Sign in
sign-in-lede = For officials. Citizens file and follow their petitions without signing in.
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-then = Page to go to after signing in
sign-in-do = Sign in
sign-in-wrong = The name or the password is not right. Check both, or ask your unit's administrator for a new password.
