# Following a petition
following-title = Follow a petition
following-lede = Enter the code and the secret code of your receipt. No name is ever shown.
following-do = Show
following-wrong = Code and secret code do not belong together. Look at your receipt again; case and dashes do not matter.
following-too-many = Too many attempts; wait { $seconds } seconds.
following-lost = Lost your code?
following-lost-text = The secret code is not given again online. Go to the body that received the petition with your identity papers.
following-told = Petition No. { $number }
following-due = The running term
following-answer = What was done
following-way = Where it stands
following-received = Received and registered
following-read = Read and classified by an officer
following-handled = Handled: accepted, transferred or guided
following-ahead = still ahead
following-another = Follow another petition
