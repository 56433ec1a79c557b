import { runService } from '#libs/runtime';
import { startAuditor } from './start';

void runService('auditor', startAuditor);
