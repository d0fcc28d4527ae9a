# The first page
home-title = Your voice, at the right place, on time
home-lede = Send a complaint, denunciation, recommendation or reflection to any body in the country, and follow it until it is settled.
home-find = Find your commune, ward or body
home-doors = What you can do here
home-file = No account, a code to follow it
home-follow = Where it stands, how many days are left
home-tip = No account, no name; a code is the only key
home-calendar = When and where leaders receive citizens
home-figures = How much came in, how much was settled
home-receives = Leaders who receive citizens next
home-receives-all = The whole calendar, and your own body
home-kinds = Which petition is what
home-complaint = You ask for review of an administrative decision or act that harms your lawful rights or interests.
home-denunciation = You report a breach of law by an official or in State management. Your identity is kept secret.
home-recommendation = You give an opinion or a wish, or report something the authorities should know and settle.
home-terms = What the law promises you
home-terms-text = Each term begins on the day the law names; complex matters and remote areas may take longer. When you follow your petition you see its own due day.
home-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
home-working-days =
    { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
