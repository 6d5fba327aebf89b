import { gallery } from '#lib/showcase.server.js';

export const load = ({ url, params }) => gallery(url.searchParams, params.locale);
