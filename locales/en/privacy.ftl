# Personal data
privacy-title = Personal data
privacy-lede = What the register holds of people, for what, on what ground and how long. It is held by the body that receives the petition and by those that settle it.
privacy-whose = Whose
privacy-data = Which
privacy-ground = Ground
privacy-kept = How long
privacy-protected = Whoever denounces is protected
privacy-protected-text = Who denounces, and all that would tell who it was, is kept apart under a seal. It stands in no list, no figure, no paper, no public page. Each opening has a person and a reason on record.
privacy-rights = Your rights
privacy-rights-text = You may know what is held of you and who saw it, have what is wrong put right, and complain where you were refused. Take your data yourself with the code, the secret code and your name, or go to the body that received your petition with your identity papers. What belongs to a dossier cannot be erased while the law has it kept.
privacy-take = Take what is held of you
privacy-browser = In your browser
privacy-browser-text = Your language, your light or dark, a token that protects forms and the code of the petition you filed last. No other site learns of your visit; nothing of others is loaded.
