# Interpreters
interpreter-title = Interpreters
interpreter-lede = Who is not fluent in Vietnamese may have an interpreter; they are called from the province's list.
interpreter-one = Interpreter called
interpreter-none = Nobody is on the list
interpreter-add = Add an interpreter
interpreter-add-do = Add
interpreter-end = Take off the list: { $name }
interpreter-call = Interpreter at this visit
interpreter-call-lede = Note the language and who interpreted.
interpreter-call-do = Note it
interpreter-called = Interpreted
interpreter-field-language = Language
interpreter-field-name = Name or sending body
interpreter-field-body = Body
interpreter-field-contact = Contact at work
interpreter-field-from = Can be called from
