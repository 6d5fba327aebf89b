-- The public projection of the showcase: practices and published entries, nothing that is not public.
CREATE TABLE project (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    year BIGINT,
    category TEXT NOT NULL,
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    technologies TEXT NOT NULL,
    title_kk TEXT NOT NULL,
    title_ru TEXT NOT NULL,
    title_en TEXT NOT NULL,
    summary_kk TEXT NOT NULL,
    summary_ru TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    owner_kk TEXT NOT NULL,
    owner_ru TEXT NOT NULL,
    owner_en TEXT NOT NULL,
    result_kk TEXT NOT NULL,
    result_ru TEXT NOT NULL,
    result_en TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_url TEXT NOT NULL,
    content TEXT NOT NULL,
    search_text TEXT NOT NULL,
    published_at BIGINT NOT NULL
);
CREATE INDEX project_category ON project (category);
CREATE INDEX project_region ON project (region);
