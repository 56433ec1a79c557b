import { KafkaJSConnectionError, KafkaJSProtocolError } from 'kafkajs';
import { codeOf } from '../../delivery/deliver';

describe('a fault of the brokers', () => {
  it('is named in the log by what they call it, else by its kind, never by its text', () => {
    const refused = Object.assign(new KafkaJSProtocolError('text'), {
      type: 'TOPIC_AUTHORIZATION_FAILED',
      code: 29,
    });
    expect(codeOf(refused)).toBe('kafka.TOPIC_AUTHORIZATION_FAILED');
    expect(codeOf(new KafkaJSConnectionError('wrong certificate'))).toBe('kafka.KafkaJSConnectionError');
  });
});
