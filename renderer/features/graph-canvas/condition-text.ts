export { conditionText } from '../../store/condition-text';
