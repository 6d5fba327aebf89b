import { error } from '@sveltejs/kit';
import { find } from '#lib/showcase.server.js';

export const load = ({ params }) => find(params.slug, params.locale) ?? error(404);
