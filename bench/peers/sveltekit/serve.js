// The built site in as many processes as are asked for: one uses one core, ours uses all.
import cluster from 'node:cluster';

const count = Number(process.env.PROCESSES ?? 1);
if (cluster.isPrimary && count > 1) {
  const workers = Array.from({ length: count }, () => cluster.fork());
  process.on('SIGTERM', () => {
    for (const worker of workers) worker.kill();
    process.exit();
  });
} else {
  await import('./build/index.js');
}
