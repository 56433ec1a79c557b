import { runService } from '#libs/runtime';
import { startMatcher } from './start';

void runService('matcher', startMatcher);
