# Files: looking at them, scanning
document-scan = Scan
document-clean = Nothing harmful found
document-harmful = Harmful: nobody is given this file. Ask the sender for another copy.
document-macros = Holds macros: open it with macros switched off.
document-unscanned = Not scanned
document-show = View { $name }
document-harmful-told = A file you sent cannot be opened because it is harmful. Your petition is processed all the same; send that file to the unit again, as PDF or photograph.
document-scanner-none = No scanner of files is set up: they are given out marked as not scanned. Start with --clamav.
document-scanner-silent =
    { $count ->
        [one] The scanner of files does not answer; { $count } file waits. Petitions are taken as ever. Look after clamd.
       *[other] The scanner of files does not answer; { $count } files wait. Petitions are taken as ever. Look after clamd.
    }
