-- The audit store.  Numbers are TEXT that holds exact decimals; approx in figures is a REAL for sorting alone.
-- docs/store.md explains every table and view; audits/tables.py holds the columns that are exported, with their descriptions.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    configuration TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    title TEXT,
    outlet TEXT,
    place TEXT,
    published TEXT,
    text TEXT NOT NULL,
    duplicate_of INTEGER REFERENCES documents (id),
    facts INTEGER NOT NULL,
    consistent INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    unverifiable INTEGER NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs (id)
);

CREATE TABLE sources (
    source TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    published TEXT,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    PRIMARY KEY (source, document_id)
) WITHOUT ROWID;

CREATE INDEX sources_of_document ON sources (document_id);

CREATE TABLE facts (
    document_id INTEGER NOT NULL REFERENCES documents (id),
    fact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    value TEXT,
    low TEXT,
    high TEXT,
    unit TEXT,
    precision TEXT,
    weekday INTEGER,
    per TEXT,
    rival TEXT,
    qualifier TEXT NOT NULL,
    subject TEXT,
    predicate TEXT,
    place TEXT,
    time TEXT,
    resolved TEXT,
    modality TEXT NOT NULL,
    speaker TEXT,
    quoted INTEGER NOT NULL,
    section TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (document_id, start, fact_id)
) WITHOUT ROWID;

CREATE TABLE checks (
    document_id INTEGER NOT NULL REFERENCES documents (id),
    check_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    verdict TEXT NOT NULL,
    basis TEXT,
    severity TEXT,
    reason TEXT,
    formula TEXT NOT NULL,
    expected_low TEXT,
    expected_high TEXT,
    found_low TEXT,
    found_high TEXT,
    items TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    quoted INTEGER NOT NULL,
    suggestion TEXT,
    message TEXT NOT NULL,
    PRIMARY KEY (document_id, check_id)
) WITHOUT ROWID;

CREATE INDEX checks_by_rule ON checks (rule) WHERE verdict = 'inconsistent';

CREATE TABLE check_facts (
    document_id INTEGER NOT NULL,
    check_id TEXT NOT NULL,
    role TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    PRIMARY KEY (document_id, check_id, role, fact_id)
) WITHOUT ROWID;

CREATE TABLE errors (
    file TEXT NOT NULL,
    record INTEGER NOT NULL,
    source TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    PRIMARY KEY (file, record)
) WITHOUT ROWID;

-- How near-duplicates are found: the signature of every document that is no copy, and its bands, each with a sketch of the values of the
-- document's figures and how many there are (audits/duplicates.py).
CREATE TABLE signatures (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    signature BLOB NOT NULL
);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    sketch INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    PRIMARY KEY (band, document_id)
) WITHOUT ROWID;

-- Every story once, with the number of places where it, or a near-duplicate of it, was found.
CREATE VIEW stories AS
SELECT
    d.id,
    d.title,
    d.outlet,
    d.published,
    d.facts,
    d.errors,
    d.notes,
    (SELECT count(*) FROM sources s WHERE s.document_id = d.id)
    + (SELECT count(*) FROM documents c JOIN sources s ON s.document_id = c.id WHERE c.duplicate_of = d.id) AS copies,
    (SELECT min(source) FROM sources s WHERE s.document_id = d.id) AS source
FROM documents d
WHERE d.duplicate_of IS NULL;

-- Every contradiction once, near-duplicates left out, the gravest first when ordered by severity.
CREATE VIEW contradictions AS
SELECT
    c.rule,
    c.severity,
    c.formula,
    c.message,
    c.suggestion,
    c.quoted,
    d.id AS document_id,
    c.check_id,
    d.title,
    d.outlet,
    d.published,
    (SELECT min(source) FROM sources s WHERE s.document_id = d.id) AS source
FROM checks c
JOIN documents d ON d.id = c.document_id
WHERE c.verdict = 'inconsistent' AND d.duplicate_of IS NULL;

-- Every figure of every story once, with where it was found.
CREATE VIEW figures AS
SELECT
    f.kind,
    f.text,
    f.value,
    f.low,
    f.high,
    f.unit,
    f.qualifier,
    f.subject,
    coalesce(f.place, d.place) AS place,
    coalesce(f.time, f.resolved) AS time,
    f.modality,
    f.speaker,
    CASE
        WHEN f.kind = 'date' THEN NULL
        WHEN instr(f.value, '/') THEN CAST(f.value AS REAL) / CAST(substr(f.value, instr(f.value, '/') + 1) AS REAL)
        ELSE CAST(coalesce(f.value, f.low, f.high) AS REAL)
    END AS approx,
    d.id AS document_id,
    f.fact_id,
    d.title,
    d.published
FROM facts f
JOIN documents d ON d.id = f.document_id
WHERE d.duplicate_of IS NULL;

-- How often each rule held, failed or could not tell.
CREATE VIEW verdicts AS
SELECT
    c.rule,
    sum(c.verdict = 'consistent') AS consistent,
    sum(c.severity IS 'error') AS errors,
    sum(c.severity IS 'note') AS notes,
    sum(c.verdict = 'unverifiable') AS unverifiable
FROM checks c
JOIN documents d ON d.id = c.document_id
WHERE d.duplicate_of IS NULL
GROUP BY c.rule;

-- Where the same story was found again: word for word ("exact"), or nearly so with no other figures ("near").
CREATE VIEW copies AS
SELECT
    d.id AS document_id,
    'exact' AS likeness,
    s.source
FROM sources s
JOIN documents d ON d.id = s.document_id
WHERE s.source > (SELECT min(source) FROM sources o WHERE o.document_id = d.id)
UNION ALL
SELECT d.duplicate_of, 'near', s.source
FROM documents d
JOIN sources s ON s.document_id = d.id
WHERE d.duplicate_of IS NOT NULL;
