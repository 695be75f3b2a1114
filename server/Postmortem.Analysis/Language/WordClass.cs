namespace Postmortem.Analysis.Language;

/// <summary>What a word can be in a sentence. A word may have several; an unknown word is taken for a noun or a name.</summary>
[Flags]
internal enum WordClass : uint
{
    None = 0,
    Determiner = 1 << 0,
    Possessive = 1 << 1,
    Preposition = 1 << 2,
    Conjunction = 1 << 3,
    Subordinator = 1 << 4,
    Relative = 1 << 5,
    Auxiliary = 1 << 6,
    Modal = 1 << 7,
    Not = 1 << 8,
    Adverb = 1 << 9,

    /// <summary>A form that is a finite verb or a participle and hardly ever a noun.</summary>
    Verb = 1 << 10,

    /// <summary>A base form of a verb, which may be a noun as well: "check", "deploy".</summary>
    BaseVerb = 1 << 11,
    Past = 1 << 12,
    Participle = 1 << 13,
    Gerund = 1 << 14,

    PersonPronoun = 1 << 15,
    We = 1 << 16,
    You = 1 << 17,
    They = 1 << 18,
    ThingPronoun = 1 << 19,

    Role = 1 << 20,

    /// <summary>A role that is also the name of a kind of software: operator, manager, responder.</summary>
    SoftRole = 1 << 21,
    Team = 1 << 22,
    HumanModifier = 1 << 23,
    User = 1 << 24,
    Vendor = 1 << 25,
    FirstName = 1 << 26,
    Quantifier = 1 << 27,
    System = 1 << 28,
    Outsider = 1 << 29,

    /// <summary>Words that end a noun phrase when it is read from right to left.</summary>
    Closed = Preposition | Conjunction | Subordinator | Relative | Auxiliary | Modal | Not,
    AnyVerb = Verb | BaseVerb | Past | Participle | Gerund,
}

/// <summary>Who or what a noun phrase names.</summary>
[Flags]
internal enum SubjectClass : ushort
{
    None = 0,

    /// <summary>Nothing is named: the phrase begins the sentence, the list item or the cell.</summary>
    Implied = 1 << 0,
    Name = 1 << 1,
    Role = 1 << 2,
    Team = 1 << 3,
    Pronoun = 1 << 4,
    We = 1 << 5,
    You = 1 << 6,
    They = 1 << 7,
    User = 1 << 8,
    Vendor = 1 << 9,

    /// <summary>A capitalised word that only a roster can tell from a product.</summary>
    Proper = 1 << 10,
    System = 1 << 11,

    /// <summary>Attackers and others outside: what they do is impact, not blame.</summary>
    Outsider = 1 << 12,

    /// <summary>"The captain", "a stocktaker": a noun made like those of trades, which is a person's where it does what only people do.</summary>
    Agent = 1 << 13,

    /// <summary>Something is named that no list knows, in a language where nothing else tells people from things.</summary>
    Unknown = 1 << 14,

    Person = Name | Role | Team | Pronoun,
    Anyone = Person | We | You | They,
}
