-- Words in every place that a rehearsal must not know, for the test that looks for them.
UPDATE seal SET broken_at = 1, break_reason = 'CANARY' WHERE broken_at IS NULL;
UPDATE score_sheet SET comment = 'CANARY comment', note = 'CANARY note', abstained_reason = 'CANARY abstained';
-- Scores that nothing invented gives: below four, so that every exact sum is unusual.
UPDATE score SET score = CASE WHEN criterion = 'impact' THEN 3 ELSE 1 END;
UPDATE recusal SET reason = 'CANARY recusal';
UPDATE juror_tie SET note = 'CANARY tie';
UPDATE tie_decision SET reason = 'CANARY decision';
UPDATE citation SET text_kk = 'CANARY kk', text_ru = 'CANARY ru', text_en = 'CANARY en';
UPDATE prize_decision SET citation_kk = 'CANARY kk', citation_ru = 'CANARY ru', citation_en = 'CANARY en';
UPDATE entry SET remark = 'CANARY remark';
UPDATE entry_mark SET note = 'CANARY mark';
UPDATE appeal SET note = 'CANARY appeal', answer = 'CANARY ruling';
UPDATE move_request SET reason = 'CANARY move';
UPDATE person SET name = 'CANARY person', password_hash = 'CANARY hash';
INSERT INTO session (token_hash, person_id, created_at, seen_at, expires_at) SELECT 'CANARY session', id, 0, 0, 0 FROM person LIMIT 1;
UPDATE receipt SET content = REPLACE(REPLACE(content, '"phone":"', '"phone":"CANARY'), '"contact":"', '"contact":"CANARY ');
UPDATE entry_section SET content = REPLACE(content, '"head":"', '"head":"CANARY ');
UPDATE file SET name = 'CANARY.pdf', sha256 = 'CANARY';
INSERT INTO award_text (award_id, kind, text_kk, text_ru, text_en) SELECT id, 'contact', 'CANARY', 'CANARY', 'CANARY' FROM award;
INSERT INTO mail (id, recipient, locale, template, arguments, created_at, attempts, next_attempt_at) SELECT id, 'CANARY@example.kz', 'kk', 'CANARY', 'CANARY', 0, 0, 0 FROM award;
INSERT INTO event (id, at, actor_id, act, subject, detail) SELECT id, 0, id, 'CANARY', 'CANARY', 'CANARY' FROM award;
UPDATE step SET disclosure = REPLACE(disclosure, '"title"', '"title" '), plan = 'CANARY';
UPDATE organization SET bin = 'CANARY' || bin;
