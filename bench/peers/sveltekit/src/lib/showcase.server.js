// The showcase out of our own open data, kept in memory; counted, ordered and cut into pages for each request.
import { readFileSync } from 'node:fs';
import { words } from './words.js';

const folder = process.env.PEER_DATA;
const json = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const projects = json('projects').projects;
const names = json('names');
const PAGE = 12;

const strength = (project) => {
  const [before, after] = (project.result.kk.split(' | ')[0].match(/[\d.,]+/g) ?? []).map((text) => Number(text.replace(',', '.')));
  return project.result.kk.includes('→') && before ? Math.abs(before - after) / before : -1;
};

const VALUES = {
  category: (project) => [project.category],
  region: (project) => [project.region],
  kind: (project) => [project.kind],
  stage: (project) => (project.stage ? [project.stage] : []),
  technology: (project) => project.technologies,
  year: (project) => (project.year ? [String(project.year)] : []),
  origin: (project) => [project.origin],
  evidence: (project) => (project.indicators.some((indicator) => indicator.evidence) ? ['yes'] : []),
};

const nameOf = (facet, value) => names[facet]?.[value] ?? words.origins[value] ?? (facet === 'evidence' ? words.hasEvidence : value);

export function card(project, locale) {
  const [figure, label] = project.result[locale].split(' | ');
  const [before, after] = figure.split(' → ');
  const { slug, category, origin } = project;
  const bars = project.indicators.slice(0, 1).map(({ unit, before, after }) => ({ unit: unit[locale], before, after }));
  return {
    slug, category, origin, title: project.title[locale], owner: project.owner[locale], region: nameOf('region', project.region),
    categoryName: nameOf('category', category), before: after ? before : '', after: after ?? before, label, bars,
  };
}

/** A page of the gallery. */
export function gallery(query, locale) {
  const fits = (project, but) =>
    Object.entries(VALUES).every(([facet, values]) => {
      const wanted = facet === but ? [] : query.getAll(facet);
      return wanted.length === 0 || values(project).some((value) => wanted.includes(value));
    });
  const facets = Object.keys(VALUES).map((facet) => {
    const counts = new Map((facet === 'region' ? Object.keys(names.region) : []).map((code) => [code, 0]));
    for (const project of projects) if (fits(project, facet)) for (const value of VALUES[facet](project)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return { facet, choices: [...counts].map(([value, count]) => ({ value, count, name: nameOf(facet, value) })) };
  });
  const found = projects.filter((project) => fits(project)).sort((a, b) => strength(b) - strength(a));
  const page = Math.max(1, Number(query.get('page') ?? 1));
  return { total: found.length, page, pages: Math.ceil(found.length / PAGE), facets, cards: found.slice((page - 1) * PAGE, page * PAGE).map((one) => card(one, locale)) };
}

/** One project with what is like it. */
export function find(slug, locale) {
  const project = projects.find((one) => one.slug === slug);
  if (!project) return;
  const facts = ['region', 'kind', 'stage', 'technology'].map((facet) => [facet, VALUES[facet](project).map((value) => nameOf(facet, value)).join(', ')]);
  const related = projects.filter((one) => one.category === project.category && one.slug !== slug).slice(0, 3);
  return { ...card(project, locale), summary: project.summary[locale], facts, source: project.source_name, related: related.map((one) => card(one, locale)) };
}
