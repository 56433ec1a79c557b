import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/**
 * Pages that a server keeps itself, in MB: an eighth of what the machine or its container has, from PostgreSQL's own
 * default of 128 MB up to 1 GB. With less than what is worked on, each page comes from the system's cache again, with
 * its checksum, and goes back there.
 */
export function sharedBuffers(memory = memoryHere()): number {
  return Math.min(1024, Math.max(128, Math.floor(memory / 8 / MEGABYTE)));
}

function memoryHere(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** Settings of a server that shares a small machine with the program that uses it. */
export function serverSettings(port: number, durable: boolean): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    shared_buffers: durable ? `${sharedBuffers()}MB` : '64MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '1',
    jit: 'off',
    // A new house fills within minutes; a minute without statistics would be most of that time.
    autovacuum_naptime: '15s',
    io_method: 'sync',
    huge_pages: 'off',
    // Errors carry input values, so only what ends the server is written to its log, and never a parameter.
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_statement: 'none',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}
