# Units
organization-title = Units
organization-lede = Your unit, those above and below it; and every unit of the country on a day.
organization-search = Find a unit by its name
organization-search-do = Find
organization-on = On the day
organization-none = No unit is called so on this day
organization-tree = Your unit
organization-found = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
organization-open = Open
organization-since = since { $from }
organization-until = { $from } to { $until }
organization-what = What it is
organization-level = Level
organization-level-central = Centre
organization-level-province = Province
organization-level-district = District (of before)
organization-level-commune = Commune
organization-branch = Branch
organization-branch-territory = Territory
organization-branch-government = Government
organization-branch-ministry = Ministry
organization-branch-specialised-agency = Specialised agency
organization-branch-public-service-unit = Public-service unit
organization-branch-party = Party
organization-branch-council = Elected body
organization-branch-inspectorate = Inspectorate
organization-branch-reception = Reception committee
organization-branch-front = Fatherland Front
organization-branch-court = Court
organization-branch-procuracy = Procuracy
organization-branch-audit = State Audit
organization-branch-president = President
organization-validity = Exists
organization-head = Head
organization-resolution = Formed by
organization-code = Code
organization-parent = Above it
organization-ended = This unit has ended; its work went to
organization-no-successor = No successor is on record.
organization-default = the usual one
organization-bodies = Bodies here
organization-below = Below it
organization-officials = Officials
organization-administer = Keep its officials
