/** A topic as the brokers should have it. */
export interface TopicDefinition {
  topic: string;
  partitions: number;
  config: Record<string, string>;
}

/** What a principal, the common name of its certificate, may do. */
export interface AclDefinition {
  principal: string;
  resource: 'topic' | 'group';
  pattern: 'literal' | 'prefixed';
  name: string;
  operations: ('READ' | 'WRITE' | 'DESCRIBE' | 'DELETE')[];
}
